"""The sizes of the small CNN, for all who build it: in PyTorch to teach it, in TensorFlow to write it."""

SIDE = 128
# A side of the picture that is asked for, a multiple of SIDE: MediaPipe takes single points of a larger frame, so the
# file asks for more of them and averages.
ASKED_SIDE = 384
STEM = 8
# Of each depthwise-separable layer: channels, stride. MobileNet v1 (Howard et al. 2017) at a quarter of its width.
LAYERS = (
    (16, 1), (32, 2), (32, 1), (64, 2), (64, 1), (128, 2), (128, 1),
    (128, 1), (128, 1), (128, 1), (128, 1), (256, 2), (256, 1),
)  # fmt: skip
FEATURES = LAYERS[-1][0]
CONVOLUTIONS = 1 + 2 * len(LAYERS)

# Where things are: one layer's outputs, cell by cell of a coarse grid, along their main directions of variation.
GRID_LAYER = 11
GRID_CHANNELS = 24
