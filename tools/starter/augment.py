"""Views of a picture: what a camera might make of it, and more than the whole of it."""

import io

import numpy as np
from PIL import Image, ImageEnhance, ImageFilter

VIEW_SIDE = 224
FILTERS = [Image.BILINEAR, Image.BICUBIC]


def view(rng, picture, another):
    """One view, 224x224 RGB. `another()` gives a further picture to mix in."""
    image = seen(rng, picture)
    chance = rng.random()
    if chance < 0.15:
        image = Image.blend(image, seen(rng, another()), 0.15 + 0.35 * rng.random())
    elif chance < 0.35:
        patch = seen(rng, another())
        width, height = (rng.integers(60, 180, 2)).tolist()
        left, top = int(rng.integers(0, VIEW_SIDE - width)), int(rng.integers(0, VIEW_SIDE - height))
        image.paste(patch.resize((width, height), Image.BILINEAR), (left, top))
    return image


def seen(rng, picture):
    image = squashed_crop(rng, picture)
    if rng.random() < 0.5:
        image = image.transpose(Image.FLIP_LEFT_RIGHT)
    if rng.random() < 0.3:
        image = image.rotate(rng.normal() * 10, Image.BILINEAR, fillcolor=tuple(rng.integers(0, 255, 3).tolist()))
    if rng.random() < 0.7:
        image = recoloured(rng, image)
    if rng.random() < 0.15:
        image = image.filter(ImageFilter.GaussianBlur(rng.random() * 2))
    if rng.random() < 0.2:
        packed = io.BytesIO()
        image.save(packed, "JPEG", quality=int(rng.integers(20, 80)))
        image = Image.open(packed).convert("RGB")
    if rng.random() < 0.15:
        noise = rng.normal(size=(VIEW_SIDE, VIEW_SIDE, 3)) * rng.random() * 16
        image = Image.fromarray(np.clip(np.asarray(image) + noise, 0, 255).astype(np.uint8))
    return image


def squashed_crop(rng, picture):
    """A crop brought to a square without regard to its shape, as MediaPipe does with a frame; often the whole."""
    width, height = picture.size
    if rng.random() < 0.25:
        box = (0, 0, width, height)
    else:
        area, aspect = rng.uniform(0.2, 1.0), np.exp(rng.uniform(-0.6, 0.6))
        w = min(width, np.sqrt(area * width * height * aspect))
        h = min(height, np.sqrt(area * width * height / aspect))
        left, top = rng.uniform(0, width - w), rng.uniform(0, height - h)
        box = (left, top, left + w, top + h)
    return picture.resize((VIEW_SIDE, VIEW_SIDE), FILTERS[rng.integers(len(FILTERS))], box=box)


def recoloured(rng, image):
    for enhance in (ImageEnhance.Brightness, ImageEnhance.Contrast, ImageEnhance.Color):
        image = enhance(image).enhance(float(np.exp(rng.normal() * 0.3)))
    if rng.random() < 0.3:
        balance = np.exp(rng.normal(size=3) * 0.1)
        image = Image.fromarray(np.clip(np.asarray(image) * balance, 0, 255).astype(np.uint8))
    return image

