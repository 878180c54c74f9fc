import { z } from "zod";

/** A property that every node of the label has. */
export const text = z.string();
export const number = z.number();
export const whole = z.number().int();
export const flag = z.boolean();
export const texts = z.array(text);

/** A property that may be absent; then it reads as null. */
export function maybe<T>(field: z.ZodType<T>) {
  return field.nullable().default(null);
}

/** A property that holds a JSON document of the given form. */
export function document<T>(form: z.ZodType<T>) {
  return text
    .transform((json, context): unknown => {
      try {
        return JSON.parse(json);
      } catch {
        context.addIssue("is not JSON");
        return z.NEVER;
      }
    })
    .pipe(form);
}

/** A node's row: its id and the properties that readers use; what else it bears is dropped. */
export function node<S extends z.ZodRawShape>(shape: S) {
  return z.object({ id: text, ...shape });
}

/** A row of what a Step made, with the Step's id. */
export function made<S extends z.ZodRawShape>(shape: S) {
  return node({ step: text, ...shape });
}
