"""A TensorFlow Lite extractor of uint8 pictures, run outside MediaPipe."""

import numpy as np
import tensorflow as tf


class Extractor:
    def __init__(self, path):
        self.interpreter = tf.lite.Interpreter(str(path), num_threads=1)
        self.interpreter.allocate_tensors()
        self.input = self.interpreter.get_input_details()[0]
        self.output = self.interpreter.get_output_details()[0]
        self.side = int(self.input["shape"][1])

    def features(self, image):
        """Of a square picture, side x side RGB: float32 [features]."""
        self.interpreter.set_tensor(self.input["index"], np.asarray(image, np.uint8)[None])
        self.interpreter.invoke()
        raw = self.interpreter.get_tensor(self.output["index"]).reshape(-1).astype(np.float32)
        scale, zero = self.output["quantization"]
        return (raw - zero) * scale if scale else raw
