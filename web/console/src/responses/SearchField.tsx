import { i18n } from "@lingui/core";
import { TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useKeys } from "../shell/keyboard";

interface Props {
  /** What is searched; the comments unless said. */
  name?: string;
  q: string;
  onSearch: (q: string) => void;
}

/** Searches a moment after the last key. */
export function SearchField({ name = i18n.t("Search in comments"), q, onSearch }: Props) {
  const [typed, setTyped] = useState(q);
  const field = useRef<HTMLInputElement>(null);
  const search = useRef(onSearch);
  search.current = onSearch;
  useEffect(() => setTyped(q), [q]);
  useEffect(() => {
    if (typed === q) return;
    const timer = setTimeout(() => search.current(typed.trim()), 300);
    return () => clearTimeout(timer);
  }, [typed, q]);
  useKeys({
    "/": (event) => {
      event.preventDefault();
      field.current?.focus();
    },
  });
  return (
    <TextInput
      ref={field}
      size="xs"
      type="search"
      aria-label={name}
      placeholder={name}
      leftSection={<IconSearch size={14} aria-hidden />}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
    />
  );
}
