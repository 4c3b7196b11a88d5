"""The sizes of the small CNN, for all who build it: in PyTorch to teach it, in TensorFlow to write it."""

SIDE = 128
FEATURES = 512
STEM = 12
STEM_STRIDE = 2
# Of each stage: expansion, channels, blocks, stride of the first.
STAGES = ((1, 8, 1, 1), (3, 16, 2, 2), (3, 24, 2, 2), (4, 48, 3, 2), (5, 72, 3, 1), (5, 112, 2, 2))
# Where things are: the outputs of one block, averaged over a coarse grid, along their main directions of variation.
GRID_BLOCK = 10
GRID_SIDE = 4
GRID_CHANNELS = 24
