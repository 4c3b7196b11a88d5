"""Unpacks parts of a wheel or an npm package: ARCHIVE FOLDER then pairs FROM TO (a path, or a path's beginning)."""

import os
import shutil
import sys
import tarfile
import zipfile


def entries(archive):
    """Yields (name, open) for every file in it."""
    if archive.endswith(".whl"):
        with zipfile.ZipFile(archive) as wheel:
            for info in wheel.infolist():
                if not info.is_dir():
                    yield info.filename, lambda info=info: wheel.open(info)
    else:
        with tarfile.open(archive) as package:
            for info in package:
                if info.isfile():
                    yield info.name, lambda info=info: package.extractfile(info)


def main(archive, folder, *pairs):
    parts = list(zip(pairs[::2], pairs[1::2]))
    for name, read in entries(archive):
        for begin, to in parts:
            if name == begin or (begin.endswith("/") and name.startswith(begin)):
                path = os.path.join(folder, to + name[len(begin) :])
                os.makedirs(os.path.dirname(path), exist_ok=True)
                with read() as source, open(path, "wb") as target:
                    shutil.copyfileobj(source, target, 1 << 20)


main(*sys.argv[1:])
