/** What a person does to the tracks and classes of a project. Ids never change, so labels and models keep their meaning. */
import * as v from 'valibot';
import { FrameIndexSchema } from '../segment.ts';
import { ActivityClassSchema, IdSchema } from '../track.ts';

const Name = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'a name must not be empty'),
  v.maxLength(120),
);
const Order = v.pipe(v.array(IdSchema), v.readonly());
const onTrack = { track: IdSchema };
const onClass = { ...onTrack, classId: IdSchema };
const { colour, key } = ActivityClassSchema.entries;

export const ClassEditSchema = v.variant('kind', [
  v.object({ kind: v.literal('add-track'), name: Name }),
  v.object({ kind: v.literal('rename-track'), ...onTrack, name: Name }),
  /** Every track's id, in the new order. */
  v.object({ kind: v.literal('order-tracks'), order: Order }),
  /** Its labels go with it. */
  v.object({ kind: v.literal('delete-track'), ...onTrack }),
  /** Gets the palette's next colour and the lowest free key. */
  v.object({ kind: v.literal('add-class'), ...onTrack, name: Name }),
  v.object({ kind: v.literal('rename-class'), ...onClass, name: Name }),
  v.object({ kind: v.literal('recolour'), ...onClass, colour }),
  /** Null takes the key away; a key that another class has goes over to this one. */
  v.object({ kind: v.literal('set-key'), ...onClass, key: v.nullable(key.wrapped) }),
  /** Every class of the track, in the new order. */
  v.object({ kind: v.literal('order-classes'), ...onTrack, order: Order }),
  /** All that is labelled `classId` is labelled `into`, and `classId` is gone. */
  v.object({ kind: v.literal('merge-classes'), ...onClass, into: IdSchema }),
  /** The chosen segments get a new class of this name. */
  v.object({
    kind: v.literal('split-class'),
    ...onClass,
    name: Name,
    segments: v.pipe(
      v.array(v.object({ clip: IdSchema, set: IdSchema, startFrame: FrameIndexSchema })),
      v.minLength(1, 'some segments must be chosen'),
      v.readonly(),
    ),
  }),
  /** What was labelled with it is unlabelled. */
  v.object({ kind: v.literal('delete-class'), ...onClass }),
]);
export type ClassEdit = v.InferOutput<typeof ClassEditSchema>;
