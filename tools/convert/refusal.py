"""How the converters say no: one sentence on standard error and exit code 2, nothing half written."""

import argparse
import os
import pathlib
import sys
import tempfile


class Refusal(Exception):
    """Its text is the whole sentence: what is wrong, and what to do about it."""


class Arguments(argparse.ArgumentParser):
    """argparse that refuses with one sentence instead of its usage."""

    def error(self, message):
        raise Refusal(f"{message[0].upper()}{message[1:]}: see --help.")


def run(main):
    """Runs `main()` as a program, turning a Refusal into its sentence and exit code 2."""
    try:
        main()
    except Refusal as refusal:
        print(f"longtake: {refusal}", file=sys.stderr)
        sys.exit(2)


def read_bytes(path):
    try:
        return pathlib.Path(path).read_bytes()
    except FileNotFoundError:
        raise Refusal(f'There is no file "{path}": check the path.') from None
    except OSError as error:
        raise Refusal(
            f'"{path}" cannot be read ({error.strerror}): check that it is a file and may be read.'
        ) from None


def refuse_taken(path):
    if os.path.lexists(path):
        raise Refusal(f'"{path}" is there already and is not overwritten; choose another name with --out.')


def save_new(path, data):
    """Whole or not at all, and never over a file that is there: a temporary file beside it gets the name at the end."""
    path = pathlib.Path(path)
    refuse_taken(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".incoming-", delete=False) as file:
            try:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
                os.chmod(file.name, 0o666 & ~current_umask())
                give_name(file.name, path)
            finally:
                if os.path.exists(file.name):
                    os.unlink(file.name)
    except FileExistsError:
        refuse_taken(path)
        raise Refusal(f'"{path}" cannot be written: a folder of its path is a file.') from None
    except OSError as error:
        raise Refusal(
            f'"{path}" cannot be written ({error.strerror}): choose a place that can, with --out.'
        ) from None


def give_name(temporary, path):
    try:
        os.link(temporary, path)  # unlike rename, fails where the name is taken
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        refuse_taken(path)
        os.rename(temporary, path)


def current_umask():
    mask = os.umask(0)
    os.umask(mask)
    return mask
