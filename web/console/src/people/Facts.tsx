import { i18n } from "@lingui/core";
import { Title, UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { propertyText, propertyValue } from "../responses/property_text";
import { fieldName } from "../view/names";
import { isAnyOf } from "../view/where";
import classes from "./People.module.css";
import { propertiesQuery } from "./people_queries";

interface Props {
  title: string;
  properties: Record<string, unknown>;
  onFilter: (condition: string) => void;
}

/** Properties and their values; a value filters when it is clicked. */
export function Facts({ title, properties, onFilter }: Props) {
  const known = useQuery(propertiesQuery).data ?? [];
  const entries = Object.entries(properties);
  if (entries.length === 0) return null;
  return (
    <section>
      <Title order={3} mb="xs">
        {title}
      </Title>
      <dl className={classes.facts}>
        {entries.map(([key, value]) => (
          <div key={key} className={classes.fact}>
            <dt>{fieldName(key, known)}</dt>
            <dd>
              <UnstyledButton
                className={classes.value}
                title={i18n.t("Show only these")}
                onClick={() => onFilter(isAnyOf(key, [propertyValue(value)]))}
              >
                {propertyText(key, value)}
              </UnstyledButton>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
