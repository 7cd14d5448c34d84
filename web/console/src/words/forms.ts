import { zodResolver } from "@hookform/resolvers/zod";
import { type FieldValues, type Path, type UseFormReturn, useForm } from "react-hook-form";
import { z } from "zod";
import { ApiProblem } from "#api/client";
import { problemText } from "./problem";

// Zod compiles schemas with eval where it may; the content security policy forbids that.
z.config({ jitless: true });

/** A form whose shape a schema says; the server's word on each field is shown beside it. */
export function useSchemaForm<S extends z.ZodObject>(schema: S, defaultValues: z.input<S>) {
  type Values = z.input<S> & FieldValues;
  return useForm<Values, unknown, z.output<S>>({
    // The resolver's types do not know that a ZodObject's input are field values.
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
