import { TextInput, type TextInputProps } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { plansQuery } from "./asking_queries";

interface Props extends Omit<TextInputProps, "value" | "onChange"> {
  value: string;
  onChange: (event: string) => void;
}

/** The name of an event; those that other plans know are offered. */
export function EventField({ value, onChange, ...rest }: Props) {
  const id = useId();
  const known = useKnownEvents();
  return (
    <>
      <TextInput
        list={id}
        autoComplete="off"
        spellCheck={false}
        {...rest}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <datalist id={id}>
        {known.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
    </>
  );
}

/** Names of events, as far as plans speak of them. */
export function useKnownEvents(): string[] {
  const plans = useQuery(plansQuery).data ?? [];
  const all = plans.flatMap(({ trigger, cancel_on }) => [
    trigger.event ?? "",
    trigger.otherwise?.event ?? "",
    ...cancel_on,
  ]);
  const usual = ["ticket_closed", "order_delivered", "course_completed"];
  return [...new Set([...all.filter(Boolean), ...usual])].toSorted();
}
