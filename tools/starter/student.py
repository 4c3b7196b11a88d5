"""The small CNN: depthwise-separable convolutions (Howard et al. 2017), their normalisation folded in from the start."""

import torch
from torch import nn
from torch.nn import functional

from plan import CONVOLUTIONS, FEATURES, GRID_LAYER, LAYERS, SIDE, STEM


def shapes():
    """Of each convolution: kernel [out, in / groups, k, k], stride, groups."""
    yield (STEM, 3, 3, 3), 2, 1
    channels = STEM
    for out, stride in LAYERS:
        yield (channels, 1, 3, 3), stride, channels
        yield (out, channels, 1, 1), 1, 1
        channels = out


class Student(nn.Module):
    """Pictures [N, 3, SIDE, SIDE] in 0 … 255 to features [N, FEATURES] and a guess of the teacher's [N, teacher]."""

    def __init__(self, teacher_features=1024):
        super().__init__()
        self.steps = [(stride, groups) for _, stride, groups in shapes()]
        self.kernels = nn.ParameterList(nn.Parameter(torch.zeros(shape)) for shape, _, _ in shapes())
        self.biases = nn.ParameterList(nn.Parameter(torch.zeros(shape[0])) for shape, _, _ in shapes())
        self.head = nn.Linear(FEATURES, teacher_features)

    def begin_with(self, weights):
        """`weights` as initial.py reads them."""
        with torch.no_grad():
            for index in range(CONVOLUTIONS):
                self.kernels[index].copy_(torch.from_numpy(weights[f"{index}.kernel"]))
                self.biases[index].copy_(torch.from_numpy(weights[f"{index}.bias"]))

    def outputs(self, pictures, last=CONVOLUTIONS - 1):
        """[N, channels, height, width] of the convolution with index `last`."""
        x = (pictures - 128) / 128
        for index in range(last + 1):
            stride, groups = self.steps[index]
            if self.kernels[index].shape[2] == 3:
                # TensorFlow's SAME: nothing above and to the left at stride 2.
                x = functional.pad(x, (0, 1, 0, 1) if stride == 2 else (1, 1, 1, 1))
            x = functional.conv2d(x, self.kernels[index], self.biases[index], stride, groups=groups)
            x = torch.clamp(x, 0, 6)
        return x

    def cells(self, pictures):
        """[N, channels, cells, cells] of the layer that says where things are."""
        return self.outputs(pictures, 2 * GRID_LAYER + 2)

    def forward(self, pictures):
        features = self.outputs(pictures).mean((2, 3))
        return features, self.head(features)


if __name__ == "__main__":
    model = Student()
    features, guess = model(torch.zeros(2, 3, SIDE, SIDE))
    print(features.shape, guess.shape, sum(p.numel() for p in model.kernels))
