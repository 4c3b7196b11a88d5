/** Carrying a project, in words. */
import type { CarryKind, CarryState } from '../../../contract/window/carry-commands.ts';
import { bytesInWords } from '../bytes.ts';

interface CarryWords {
  readonly title: string;
  readonly about: string;
  /** Of the field that says where to. */
  readonly place: string;
  readonly button: string;
  readonly running: string;
  readonly done: string;
  readonly stopped: string;
}

export const carryWords: Readonly<Record<CarryKind, CarryWords>> = {
  duplicate: {
    title: 'Duplicate the project',
    about:
      'The copy has clips, labels and models of its own; videos kept by reference stay where they are. This project stays open.',
    place: 'Folder of the copy',
    button: 'Duplicate',
    running: 'Copying',
    done: 'The copy is there.',
    stopped: 'Stopped: nothing was copied.',
  },
  pack: {
    title: 'Pack the project into one file',
    about:
      'One file with everything, videos kept by reference too, to be kept safe or given away. Checksums tell later whether it is whole.',
    place: 'File',
    button: 'Pack',
    running: 'Packing',
    done: 'The packed project is there.',
    stopped: 'Stopped: no file was made.',
  },
  unpack: {
    title: 'Open a packed project',
    about: 'Makes a project of a packed file again; every part is checked against its checksum.',
    place: 'Folder of the project',
    button: 'Unpack',
    running: 'Unpacking',
    done: 'The project is there.',
    stopped: 'Stopped: no project was made.',
  },
};

/** "1.2 GB of 3.4 GB"; empty until that is known. */
export function bytesOfAll({ bytes, bytesTotal }: CarryState): string {
  return bytesTotal === 0 ? '' : `${bytesInWords(bytes)} of ${bytesInWords(bytesTotal)}`;
}

export function outcomeInWords({ kind, phase, message }: CarryState): string {
  const { done, stopped } = carryWords[kind];
  if (phase === 'failed') return message ?? 'It failed.';
  return phase === 'stopped' ? stopped : done;
}
