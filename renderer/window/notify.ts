/** Short words at the edge of the window: something went wrong, something was done. */
import { notifications } from '@mantine/notifications';
import { toFault } from '../../contract/fault.ts';

const STAYS_MS = 8000;

export const notify = {
  /** For failures that belong to no place on screen. */
  fault: (error: unknown): void => {
    notifications.show({ message: toFault(error).message, color: 'red', autoClose: STAYS_MS });
  },
  done: (message: string): void => {
    notifications.show({ message, autoClose: STAYS_MS });
  },
};
