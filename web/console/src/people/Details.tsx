import type { Person } from "#api/things";
import classes from "./People.module.css";
import { personDetails } from "./person_details";

export function Details({ person }: { person: Person }) {
  return (
    <dl className={classes.facts}>
      {personDetails(person).map(([name, value]) => (
        <div key={name} className={classes.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
