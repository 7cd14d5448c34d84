import type { Rendered, Tried } from "#api/rendered";
import classes from "./Preview.module.css";
import { PreviewAfter } from "./PreviewAfter";
import { PreviewThanks } from "./PreviewThanks";

export type Stage = "score" | "after" | "thanks";

export interface PreviewProps {
  rendered: Rendered;
  /** The draft's own: the rendered address leads to the published one. */
  logo: string | null;
  stage: Stage;
  tried: Tried;
  onStage: (stage: Stage) => void;
  onTried: (tried: Tried) => void;
}

/** The survey as a page or widget shows it, step by step. */
export function PreviewSurvey(props: PreviewProps) {
  const { rendered, logo, stage } = props;
  const { look, words } = rendered;
  return (
    <>
      {logo ? <img className={classes.logo} src={logo} alt="" /> : null}
      {stage === "score" ? <PreviewScore {...props} /> : null}
      {stage === "after" ? <PreviewAfter {...props} /> : null}
      {stage === "thanks" ? <PreviewThanks {...props} /> : null}
      {look.hark_name ? <p className={classes.hark}>{words.powered_by}</p> : null}
    </>
  );
}

function PreviewScore({ rendered, tried, onStage, onTried }: PreviewProps) {
  const { question, least, most, least_label, most_label, follow_up, words } = rendered;
  if (least === undefined || most === undefined)
    return (
      <>
        <p className={classes.question}>{question}</p>
        <p className={classes.small}>{follow_up.promoter}</p>
        <textarea className={classes.input} rows={4} aria-label={words.comment} />
        <Send words={words} onClick={() => onStage("after")} />
      </>
    );
  return (
    <>
      <p className={classes.question}>{question}</p>
      <ScaleOf
        name={question}
        least={least}
        most={most}
        chosen={tried.score}
        onChoose={(score) => {
          onTried({ ...tried, score });
          onStage("after");
        }}
      />
      <p className={classes.ends}>
        <span>{least_label}</span>
        <span>{most_label}</span>
      </p>
    </>
  );
}

interface ScaleProps {
  name: string;
  least: number;
  most: number;
  chosen: number | null;
  onChoose: (score: number) => void;
}

export function ScaleOf({ name, least, most, chosen, onChoose }: ScaleProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset lays its children out differently
    <div className={classes.scale} role="group" aria-label={name} data-count={most - least + 1}>
      {Array.from({ length: most - least + 1 }, (_, i) => least + i).map((score) => (
        <button
          key={score}
          type="button"
          className={classes.step}
          aria-pressed={score === chosen}
          onClick={() => onChoose(score)}
        >
          {score}
        </button>
      ))}
    </div>
  );
}

export function Send({ words, onClick }: { words: Rendered["words"]; onClick: () => void }) {
  return (
    <button type="button" className={classes.send} onClick={onClick}>
      {words.send}
    </button>
  );
}
