"""What the small CNN is made of, for all the steps that make it."""

# A side of the picture that is asked for.
SIDE = 128
# Of the operators of MobileNet v2 (Sandler et al. 2018), in the order in which they run: the last that is kept, whose
# outputs are averaged over the picture, and the one that says where things are.
LAST = 48
GRID_AFTER = 31
# The latter's outputs are averaged over windows, which gives 4x4 cells, and brought to few directions.
WINDOW = 2
GRID_CHANNELS = 24
