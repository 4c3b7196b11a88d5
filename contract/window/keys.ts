/** Keys that a user gave to actions: by the action's id, null where it is to have none. */
import * as v from 'valibot';

/** As hot-keys are written: modifiers in this order, then the key as the keyboard calls it; "[plus]" stands for "+". */
const KeySchema = v.pipe(
  v.string(),
  v.regex(/^(?:mod\+)?(?:alt\+)?(?:shift\+)?(?:[^\s+]|\[plus\]|[A-Z][A-Za-z0-9]{1,19})$/u),
);
const GivenSchema = v.nullable(KeySchema);

/** More than any version has actions. */
const MOST = 1000;

/** Only what is understood is kept: a key that cannot be read costs that key and no other setting. */
export const KeysSchema = v.fallback(
  v.pipe(
    v.record(v.string(), v.unknown()),
    v.transform((given): Readonly<Record<string, string | null>> => {
      const read = Object.entries(given).flatMap(([id, key]) => {
        const parsed = v.safeParse(GivenSchema, key);
        return parsed.success ? [[id, parsed.output] as const] : [];
      });
      return Object.fromEntries(read.slice(0, MOST));
    }),
  ),
  {},
);
export type Keys = v.InferOutput<typeof KeysSchema>;
