import type { Rendered } from "#api/rendered";
import { useSession } from "../session/session";
import type { Building } from "./builder";
import { shippedText } from "./completeness";
import { first } from "./definition";
import { primary } from "./languages";
import classes from "./Preview.module.css";

/** The invitation as an email: every number is a link that works in any mail program. */
export function PreviewEmail({ rendered, building }: { rendered: Rendered; building: Building }) {
  const { workspace } = useSession();
  const { texts, definition, language } = building;
  const spoken = [language, first(definition), "en"].find((tag) =>
    texts.some((each) => each.language === primary(tag)),
  );
  const say = (place: string) =>
    (shippedText(texts, spoken ?? "en", place) ?? "").replaceAll("{{company}}", workspace.name);
  const { question, least, most, least_label, most_label, words } = rendered;
  const scores =
    least === undefined || most === undefined
      ? []
      : Array.from({ length: most - least + 1 }, (_, i) => least + i);
  return (
    <>
      <div className={classes.mailHead}>
        <strong>{say("email.subject")}</strong>
        <span className={classes.small}>{say("email.preheader")}</span>
      </div>
      {definition.look.logo ? (
        <img className={classes.logo} src={definition.look.logo} alt="" />
      ) : null}
      <p>{say("email.greeting")}</p>
      <p className={classes.question}>{question}</p>
      {scores.length > 0 ? (
        <>
          <div className={classes.scale} data-count={scores.length}>
            {scores.map((score) => (
              <span key={score} className={classes.step}>
                {score}
              </span>
            ))}
          </div>
          <p className={classes.ends}>
            <span>{least_label}</span>
            <span>{most_label}</span>
          </p>
        </>
      ) : (
        <span className={classes.send}>{say("email.open_in_browser")}</span>
      )}
      <p className={classes.mailFoot}>
        {say("email.why")} <u>{say("words.unsubscribe")}</u>
        {rendered.look.hark_name ? <span> · {words.powered_by}</span> : null}
      </p>
    </>
  );
}
