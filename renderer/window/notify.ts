/** Short words at the edge of the window: something went wrong, something was done. */
import { notifications } from '@mantine/notifications';
import { toFault } from '../../contract/fault.ts';

const shown = { autoClose: 8000, closeButtonProps: { 'aria-label': 'Close' } };

export const notify = {
  /** For failures that belong to no place on screen. */
  fault: (error: unknown): void => {
    notifications.show({ ...shown, message: toFault(error).message, color: 'red' });
  },
  done: (message: string): void => {
    notifications.show({ ...shown, message });
  },
};
