"""The GRU of the lecture (Cho et al. 2014, reset before the product) in PyTorch ops, called as torch.nn.GRU is."""

import torch
from torch import nn


class LectureGRU(nn.Module):
    """torch.nn.GRU resets after the product, so it cannot hold these weights; this module can.

    Per layer l: W_x_l{l} [3H, D or H], W_h_l{l} [3H, H], b_l{l} [3H], with the gates z, r, h one below the other.
    """

    def __init__(self, input_size, hidden_size, num_layers=1):
        super().__init__()
        self.input_size, self.hidden_size, self.num_layers = input_size, hidden_size, num_layers
        bound = hidden_size**-0.5  # as torch.nn.GRU begins
        for layer in range(num_layers):
            below = input_size if layer == 0 else hidden_size
            for letter, shape in (
                ("W_x", (3 * hidden_size, below)),
                ("W_h", (3 * hidden_size, hidden_size)),
                ("b", (3 * hidden_size,)),
            ):
                self.register_parameter(
                    f"{letter}_l{layer}", nn.Parameter(torch.empty(shape).uniform_(-bound, bound))
                )

    def forward(self, x, h_0=None):
        """x [K, B, D], h_0 [layers, B, H] or None for zeros -> h of the last layer [K, B, H], h_K [layers, B, H]."""
        if h_0 is None:
            h_0 = x.new_zeros(self.num_layers, x.shape[1], self.hidden_size)
        last = []
        for layer in range(self.num_layers):
            x = self.layer(layer, x, h_0[layer])
            last.append(x[-1])
        return x, torch.stack(last)

    def layer(self, layer, x, h):
        W_x, W_h, b = (getattr(self, f"{letter}_l{layer}") for letter in ("W_x", "W_h", "b"))
        H = self.hidden_size
        W_zr, W_hh = W_h[: 2 * H], W_h[2 * H :]
        steps = []
        for a_t in x @ W_x.T + b:  # a = W_x x_t + b, all steps at once
            z, r = torch.sigmoid(a_t[:, : 2 * H] + h @ W_zr.T).chunk(
                2, dim=1
            )  # z_t, r_t = σ(W [h_{t-1}, x_t])
            candidate = torch.tanh(a_t[:, 2 * H :] + (r * h) @ W_hh.T)  # h~_t = tanh(W [r_t * h_{t-1}, x_t])
            h = (1 - z) * h + z * candidate  # h_t = (1 - z_t) * h_{t-1} + z_t * h~_t
            steps.append(h)
        return torch.stack(steps)
