"""The small CNN: inverted residuals with linear bottlenecks (Sandler et al. 2018), thin where the picture is large."""

import torch
from torch import nn

from plan import FEATURES, GRID_BLOCK, GRID_SIDE, SIDE, STAGES, STEM, STEM_STRIDE


def convolution(into, out, kernel, stride=1, groups=1, activation=None):
    layers = [
        nn.Conv2d(into, out, kernel, stride, kernel // 2, groups=groups, bias=False),
        nn.BatchNorm2d(out),
    ]
    return nn.Sequential(*layers, *([] if activation is None else [activation()]))


class Block(nn.Module):
    def __init__(self, into, out, stride, expansion):
        super().__init__()
        inner = into * expansion
        self.expand = nn.Identity() if expansion == 1 else convolution(into, inner, 1, activation=nn.ReLU6)
        self.depthwise = convolution(inner, inner, 3, stride, groups=inner, activation=nn.ReLU6)
        self.project = convolution(inner, out, 1)
        self.is_residual = stride == 1 and into == out

    def forward(self, x):
        y = self.project(self.depthwise(self.expand(x)))
        return x + y if self.is_residual else y


class Student(nn.Module):
    """Pictures [N, 3, SIDE, SIDE] in 0 … 255 to features [N, FEATURES] and a guess of the teacher's [N, teacher]."""

    def __init__(self, teacher_features=1024):
        super().__init__()
        self.stem = convolution(3, STEM, 3, STEM_STRIDE, activation=nn.ReLU6)
        blocks, channels = [], STEM
        for expansion, out, count, stride in STAGES:
            for index in range(count):
                blocks.append(Block(channels, out, stride if index == 0 else 1, expansion))
                channels = out
        self.blocks = nn.Sequential(*blocks)
        self.last = convolution(channels, FEATURES, 1, activation=nn.ReLU)
        self.head = nn.Linear(FEATURES, teacher_features)

    def forward(self, pictures):
        x = self.last(self.blocks(self.stem(pictures / 127.5 - 1)))
        features = x.mean((2, 3))
        return features, self.head(features)

    def grid(self, pictures):
        """Pictures [N, 3, SIDE, SIDE] to the outputs of GRID_BLOCK, averaged: [N, channels, GRID_SIDE, GRID_SIDE]."""
        x = self.blocks[: GRID_BLOCK + 1](self.stem(pictures / 127.5 - 1))
        return nn.functional.adaptive_avg_pool2d(x, GRID_SIDE)


def parameters_without_head(model):
    return sum(p.numel() for name, p in model.named_parameters() if not name.startswith("head."))


if __name__ == "__main__":
    model = Student()
    features, guess = model(torch.zeros(2, 3, SIDE, SIDE))
    print(features.shape, guess.shape, parameters_without_head(model))
