/** Attributes of VIA that say more about a stretch than its label. */

export const NOTE = 'note';
export const SOFT_WINDOW = 'soft window (frames)';
