import { i18n } from "@lingui/core";
import { useQuery } from "@tanstack/react-query";
import type { Answer } from "#api/things";
import { propertiesQuery } from "../people/people_queries";
import { Feed } from "./Feed";
import { ResponseRow } from "./ResponseRow";

interface Props {
  items: Answer[];
  query?: string;
  more: "there_is" | "none";
  loading: boolean;
  problem: unknown;
  onMore: () => void;
  onOpen: (id: string) => void;
  onFilter: (condition: string) => void;
}

/** Responses one below the other, to be walked through by keys. */
export function ResponsesList({ query, onFilter, ...feed }: Props) {
  const properties = useQuery(propertiesQuery).data ?? [];
  return (
    <Feed
      {...feed}
      name={i18n.t("Responses")}
      row={(item, place) => (
        <ResponseRow
          item={item}
          query={query}
          properties={properties}
          {...place}
          onOpen={() => feed.onOpen(item.id)}
          onFilter={onFilter}
        />
      )}
    />
  );
}
