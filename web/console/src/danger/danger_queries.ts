import { useQuery } from "@tanstack/react-query";
import { type Question, scoreQuery } from "../score/score_queries";
import { inDanger } from "./danger_view";

/**
 * How many answers are in the danger zone, of how many, and what their customers are worth. Worth
 * counts once per company; where nobody has a company, once per person.
 */
export function useDanger(filter: Question, worth: string | undefined) {
  const danger = useQuery(scoreQuery(inDanger(filter)));
  const all = useQuery(scoreQuery(filter));
  const asked = { ...inDanger(filter), weight: worth };
  const companies = useQuery({
    ...scoreQuery({ ...asked, where: [...asked.where, "company:!null"], unit: "company" }),
    enabled: worth !== undefined,
  });
  const none = companies.data?.total.responses === 0;
  const people = useQuery({
    ...scoreQuery({ ...asked, unit: "person" }),
    enabled: worth !== undefined && none,
  });
  const unit: "company" | "person" = none ? "person" : "company";
  return {
    danger: danger.data?.total,
    all: all.data?.total,
    stake: (none ? people : companies).data?.total,
    unit,
    failed: danger.error,
    retry: () => void danger.refetch(),
  };
}
