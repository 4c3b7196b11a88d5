"""Where Longtake and PyTorch lay the same weights out differently: order of gates, sign of z, number of biases."""

import dataclasses

import numpy as np


@dataclasses.dataclass(frozen=True)
class Convention:
    """One cell of Longtake."""

    gates: tuple
    """Longtake's order of the blocks of H rows in W_x, W_h and b."""
    update_gate: str | None
    torch_blocks: tuple
    """For each of Longtake's gates: the index of its block in PyTorch, and the sign it has there."""
    two_biases: bool
    """Whether the state's share has a bias b_h of its own (elsewhere b = b_ih + b_hh says the same)."""

    def to_ours(self, array):
        """PyTorch [G*H, …] -> Longtake [G*H, …]."""
        blocks = np.split(array, len(self.gates))
        return np.concatenate([sign * blocks[index] for index, sign in self.torch_blocks])

    def to_torch(self, array):
        """Longtake [G*H, …] -> PyTorch [G*H, …]: the inverse, exact to the bit."""
        blocks = dict(zip([index for index, _ in self.torch_blocks], np.split(array, len(self.gates))))
        signs = dict(self.torch_blocks)
        return np.concatenate([signs[index] * blocks[index] for index in range(len(self.gates))])


# PyTorch has h' = z * h + (1 - z) * h~: its z is 1 - z here, and 1 - σ(a) = σ(-a), so the block z changes sign.
MIXING = "h' = (1 - z) * h + z * h~"

CONVENTIONS = {
    # torch.nn has no GRU with the reset before the product: lecture_gru.py is laid out as Longtake is.
    "gru": Convention(("z", "r", "h"), MIXING, ((0, 1), (1, 1), (2, 1)), False),
    "gru-reset-after": Convention(("z", "r", "h"), MIXING, ((1, -1), (0, 1), (2, 1)), True),  # torch: r, z, n
    "lstm": Convention(
        ("i", "f", "o", "g"), None, ((0, 1), (1, 1), (3, 1), (2, 1)), False
    ),  # torch: i, f, g, o
    "rnn": Convention(("h",), None, ((0, 1),), False),
}


def layer_to_torch(cell, layer, tensors):
    """A layer's parameters by Longtake's letters -> by the names that torch.nn gives them."""
    convention = CONVENTIONS[cell]
    b = convention.to_torch(tensors["b"])
    b_h = convention.to_torch(tensors["b_h"]) if convention.two_biases else np.zeros_like(b)
    return {
        f"weight_ih_l{layer}": convention.to_torch(tensors["W_x"]),
        f"weight_hh_l{layer}": convention.to_torch(tensors["W_h"]),
        f"bias_ih_l{layer}": b,
        f"bias_hh_l{layer}": b_h,
    }


def layer_to_ours(cell, layer, named):
    """The other way round; biases that the PyTorch module was made without are zero."""
    convention = CONVENTIONS[cell]
    zeros = np.zeros(named[f"weight_ih_l{layer}"].shape[0], named[f"weight_ih_l{layer}"].dtype)
    b_ih = convention.to_ours(named.get(f"bias_ih_l{layer}", zeros))
    b_hh = convention.to_ours(named.get(f"bias_hh_l{layer}", zeros))
    weights = {
        "W_x": convention.to_ours(named[f"weight_ih_l{layer}"]),
        "W_h": convention.to_ours(named[f"weight_hh_l{layer}"]),
    }
    return weights | ({"b": b_ih, "b_h": b_hh} if convention.two_biases else {"b": b_ih + b_hh})
