import { i18n } from "@lingui/core";
import { useMantineColorScheme } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { Spotlight, type SpotlightActionData, spotlight } from "@mantine/spotlight";
import {
  IconBuilding,
  IconKey,
  IconKeyboard,
  IconLogout,
  IconSearch,
  IconSunMoon,
  IconUser,
  IconUserPlus,
} from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { companyName } from "../companies/company_name";
import { foundCompaniesQuery, foundPersonsQuery } from "../people/people_queries";
import { personName } from "../people/person_name";
import { places } from "./places";
import "@mantine/spotlight/styles.css";

interface Props {
  opened: boolean;
  onClose: () => void;
  onKeys: () => void;
  onSignOut: () => void;
}

const mostCompanies = 5;

/** The palette: go anywhere, do anything, find a person, a company or a word in the comments. */
export default function Commands({ opened, onClose, onKeys, onSignOut }: Props) {
  const navigate = useNavigate();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [query, setQuery] = useState("");
  const [asked] = useDebouncedValue(query.trim(), 200);
  const persons = useQuery({ ...foundPersonsQuery(asked), placeholderData: keepPreviousData });
  const companies = useQuery({
    ...foundCompaniesQuery(asked),
    enabled: asked.length > 1,
    placeholderData: keepPreviousData,
  });

  useEffect(() => {
    if (opened) spotlight.open();
  }, [opened]);

  const went = (action: Partial<SpotlightActionData> & { id: string; label: string }) => action;
  const actions: SpotlightActionData[] = [
    ...places().map(({ to, name, icon: Icon }) =>
      went({
        id: to,
        label: name,
        leftSection: <Icon size={18} />,
        onClick: () => void navigate({ to }),
      }),
    ),
    went({
      id: "invite",
      label: i18n.t("Invite a member"),
      leftSection: <IconUserPlus size={18} />,
      onClick: () => void navigate({ to: "/settings/members" }),
    }),
    went({
      id: "key",
      label: i18n.t("Create an API key"),
      leftSection: <IconKey size={18} />,
      onClick: () => void navigate({ to: "/settings/keys" }),
    }),
    went({
      id: "scheme",
      label: colorScheme === "dark" ? i18n.t("Use light colours") : i18n.t("Use dark colours"),
      leftSection: <IconSunMoon size={18} />,
      onClick: () => setColorScheme(colorScheme === "dark" ? "light" : "dark"),
    }),
    went({
      id: "keys",
      label: i18n.t("Show the keys"),
      leftSection: <IconKeyboard size={18} />,
      onClick: onKeys,
    }),
    went({
      id: "leave",
      label: i18n.t("Sign out"),
      leftSection: <IconLogout size={18} />,
      onClick: onSignOut,
    }),
  ];
  const wanted = query.trim().toLocaleLowerCase();
  const shown = actions.filter(
    (action) => wanted === "" || String(action.label).toLocaleLowerCase().includes(wanted),
  );
  if (asked !== "" && wanted !== "") {
    for (const person of persons.data?.items ?? []) {
      shown.push({
        id: `person-${person.id}`,
        label: personName(person),
        description: [person.email, person.company?.name].filter(Boolean).join(" · "),
        leftSection: <IconUser size={18} />,
        onClick: () => void navigate({ to: "/people/$id", params: { id: person.id } }),
      });
    }
    for (const company of (companies.data ?? []).slice(0, mostCompanies)) {
      shown.push({
        id: `company-${company.id}`,
        label: companyName(company),
        description: i18n.t("Company"),
        leftSection: <IconBuilding size={18} />,
        onClick: () => void navigate({ to: "/companies/$id", params: { id: company.id } }),
      });
    }
    shown.push({
      id: "comments",
      label: i18n.t("Search the comments for “{query}”", { query: query.trim() }),
      leftSection: <IconSearch size={18} />,
      onClick: () =>
        void navigate({ to: "/responses", search: { period: "all", q: query.trim() } }),
    });
  }
  return (
    <Spotlight
      actions={shown}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={onClose}
      filter={(_, all) => all}
      shortcut={null}
      attributes={{ content: { "aria-label": i18n.t("Find anything") } }}
      scrollable
      maxHeight={420}
      nothingFound={i18n.t("Nothing found.")}
      searchProps={{
        leftSection: <IconSearch size={18} />,
        placeholder: i18n.t("A page, an action, a person, a company, a word"),
        "aria-label": i18n.t("Find anything"),
      }}
    />
  );
}
