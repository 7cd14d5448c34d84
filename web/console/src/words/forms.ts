import { zodResolver } from "@hookform/resolvers/zod";
import { type FieldValues, type Path, type UseFormReturn, useForm } from "react-hook-form";
import * as z from "zod/mini";
import { ApiProblem } from "#api/client";
import { problemText } from "./problem";

// Zod compiles schemas with eval where it may; the content security policy forbids that.
z.config({ jitless: true });

/** A text that must not be empty; blanks at its ends do not count. */
export function filled(message: string) {
  return z.string().check(z.trim(), z.minLength(1, message));
}

/** A text that must not be empty and is taken as it stands: a password. */
export function given(message: string) {
  return z.string().check(z.minLength(1, message));
}

/** A form whose shape a schema says; the server's word on each field is shown beside it. */
export function useSchemaForm<S extends z.ZodMiniObject>(schema: S, defaultValues: z.input<S>) {
  type Values = z.input<S> & FieldValues;
  return useForm<Values, unknown, z.output<S>>({
    // The resolver's types do not know that an object schema's input are field values.
    resolver: zodResolver(schema as never) as never,
    defaultValues: defaultValues as never,
  });
}

/** Puts what the server refused at its fields, or above the form when it names none of them. */
export function showProblem<T extends FieldValues>(
  form: Pick<UseFormReturn<T, unknown, never>, "setError" | "getValues">,
  problem: unknown,
) {
  const fields = problem instanceof ApiProblem ? problem.fields : [];
  const known = fields.filter((each) => (each.field.split(".")[0] ?? "") in form.getValues());
  for (const each of known) form.setError(each.field as Path<T>, { message: each.message });
  if (known.length === 0 || known.length < fields.length) {
    form.setError("root", { message: problemText(problem) });
  }
}

export { z };
