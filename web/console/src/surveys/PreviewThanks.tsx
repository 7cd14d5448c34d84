import { audienceOf, nothingTried } from "#api/rendered";
import classes from "./Preview.module.css";
import type { PreviewProps } from "./PreviewSurvey";

/** The end: thanks, and what this group may do next. */
export function PreviewThanks({ rendered, tried, onStage, onTried }: PreviewProps) {
  const { words } = rendered;
  const { text, link, share, contact_me } = rendered.thanks[audienceOf(rendered, tried.score)];
  return (
    <>
      <p className={classes.question}>{text}</p>
      {contact_me ? (
        <label className={classes.contact}>
          <input type="checkbox" />
          {words.contact_me}
        </label>
      ) : null}
      {link ? <span className={classes.send}>{link.label}</span> : null}
      {share ? (
        <>
          <p className={classes.label}>{words.share}</p>
          <p className={classes.share}>{share}</p>
          <span className={classes.quiet}>{words.copy}</span>
        </>
      ) : null}
      <button
        type="button"
        className={classes.again}
        onClick={() => {
          onTried(nothingTried);
          onStage("score");
        }}
      >
        {words.start_over}
      </button>
    </>
  );
}
