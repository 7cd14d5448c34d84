import {
  audienceOf,
  type RenderedQuestion,
  reasonsFor,
  shownQuestions,
  type Tried,
} from "#api/rendered";
import classes from "./Preview.module.css";
import { type PreviewProps, ScaleOf, Send } from "./PreviewSurvey";

/** Comment, reasons and further questions, those that these answers lead to. */
export function PreviewAfter({ rendered, tried, onStage, onTried }: PreviewProps) {
  const { words, follow_up, ask_comment, least, most, kind, question } = rendered;
  const group = audienceOf(rendered, tried.score);
  const reasons = reasonsFor(rendered, group);
  const scored = least !== undefined && most !== undefined;
  return (
    <>
      {scored ? (
        <>
          <p className={classes.small}>{question}</p>
          <ScaleOf
            name={question}
            least={least}
            most={most}
            chosen={tried.score}
            onChoose={(score) => onTried({ ...tried, score })}
          />
        </>
      ) : null}
      {ask_comment && kind !== "open" ? (
        <>
          <p className={classes.question}>{follow_up[group]}</p>
          <textarea className={classes.input} rows={3} aria-label={words.comment} />
        </>
      ) : null}
      {reasons.length > 0 ? (
        <>
          <p className={classes.label}>{words.reasons}</p>
          <Choices
            name={words.reasons ?? ""}
            options={reasons}
            chosen={tried.reasons}
            onChoose={(chosen) => onTried({ ...tried, reasons: chosen })}
            takes="several"
          />
        </>
      ) : null}
      {shownQuestions(rendered, tried).map((each) => (
        <QuestionOf
          key={each.key}
          question={each}
          required={words.required ?? ""}
          tried={tried}
          onTried={onTried}
        />
      ))}
      <Send words={words} onClick={() => onStage("thanks")} />
    </>
  );
}

interface QuestionProps {
  question: RenderedQuestion;
  required: string;
  tried: Tried;
  onTried: (tried: Tried) => void;
}

function QuestionOf({ question, required, tried, onTried }: QuestionProps) {
  const { key, kind, label, options = [], least = 1, most = 5 } = question;
  const given = [tried.answers[key] ?? []].flat();
  const give = (answer: string | string[]) =>
    onTried({ ...tried, answers: { ...tried.answers, [key]: answer } });
  return (
    <>
      <p className={classes.label}>
        {label}
        {question.required ? <span className={classes.required}> ({required})</span> : null}
      </p>
      {kind === "text" ? <textarea className={classes.input} rows={2} aria-label={label} /> : null}
      {kind === "scale" ? (
        <>
          <ScaleOf
            name={label}
            least={least}
            most={most}
            chosen={given[0] === undefined ? null : Number(given[0])}
            onChoose={(value) => give(String(value))}
          />
          {question.least_label || question.most_label ? (
            <p className={classes.ends}>
              <span>{question.least_label}</span>
              <span>{question.most_label}</span>
            </p>
          ) : null}
        </>
      ) : null}
      {kind === "single" || kind === "multiple" ? (
        <Choices
          name={label}
          options={options}
          chosen={given}
          takes={kind === "single" ? "one" : "several"}
          onChoose={give}
        />
      ) : null}
    </>
  );
}

interface ChoicesProps {
  name: string;
  options: { key: string; label: string }[];
  chosen: string[];
  takes: "one" | "several";
  onChoose: (chosen: string[]) => void;
}

function Choices({ name, options, chosen, takes, onChoose }: ChoicesProps) {
  const press = (key: string) => {
    if (takes === "one") return onChoose([key]);
    onChoose(chosen.includes(key) ? chosen.filter((each) => each !== key) : [...chosen, key]);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset lays its children out differently
    <div className={classes.choices} role="group" aria-label={name}>
      {options.map(({ key, label }) => (
        <button
          key={key}
          type="button"
          className={classes.choice}
          aria-pressed={chosen.includes(key)}
          onClick={() => press(key)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
