import { i18n } from "@lingui/core";
import { Accordion, Alert, SegmentedControl } from "@mantine/core";
import { useMemo, useState } from "react";
import type { ShippedTexts, WholeSurvey } from "#api/things";
import { problemText } from "../words/problem";
import { AfterPart } from "./AfterPart";
import { type Building, BuildingProvider } from "./builder";
import type { Audience } from "./definition";
import { focusPath } from "./focus_path";
import { LanguageBar } from "./LanguageBar";
import { LookPart } from "./LookPart";
import { Preview } from "./Preview";
import { type Part, partOf, problemsByPath } from "./parts";
import { QuestionPart } from "./QuestionPart";
import { QuestionsPart } from "./QuestionsPart";
import { ReasonsPart } from "./ReasonsPart";
import classes from "./Surveys.module.css";
import { ThanksPart } from "./ThanksPart";
import type { Draft } from "./use_draft";

interface Props {
  survey: WholeSurvey;
  texts: ShippedTexts[];
  draft: Draft;
  may: boolean;
}

/** The form at the left, what people will see at the right. */
export function Builder({ survey, texts, draft, may }: Props) {
  const { definition, saving, edit } = draft;
  const [open, setOpen] = useState<string[]>(["question", "after"]);
  const [chosen, setChosen] = useState(definition.languages[0] ?? "en");
  const [audience, setAudience] = useState<Audience>("promoter");
  const [narrow, setNarrow] = useState<"form" | "preview">("form");
  const [fresh] = useState(() => new Set<string>());
  const language = definition.languages.includes(chosen)
    ? chosen
    : (definition.languages[0] ?? "en");
  const refused = saving.is === "refused" ? saving.problem : null;
  const problems = useMemo(() => problemsByPath(refused?.fields ?? []), [refused]);
  const building: Building = {
    survey,
    kind: survey.kind,
    definition,
    language,
    audience,
    texts,
    problems,
    may,
    fresh,
    edit,
    setAudience,
  };
  const seek = (path: string) => {
    setOpen((now) => (now.includes(partOf(path)) ? now : [...now, partOf(path)]));
    const group = /^thanks\.(\w+)/.exec(path)?.[1];
    if (group) setAudience(group as Audience);
    setNarrow("form");
    focusPath(path);
  };
  const open_survey = survey.kind === "open";
  const reasons = definition.reasons.length;
  const questions = definition.questions.length;
  return (
    <BuildingProvider value={building}>
      <LanguageBar onLanguage={setChosen} onMissing={seek} />
      <SegmentedControl
        className={classes.narrowSwitch}
        fullWidth
        aria-label={i18n.t("What is shown")}
        value={narrow}
        onChange={(value) => setNarrow(value as "form" | "preview")}
        data={[
          { value: "form", label: i18n.t("Edit") },
          { value: "preview", label: i18n.t("Preview") },
        ]}
      />
      <div className={classes.builder} data-narrow={narrow}>
        <div className={classes.form}>
          {refused ? (
            <Alert color="red" mb="sm" title={i18n.t("Your last changes are not saved yet")}>
              {problemText(refused)}
            </Alert>
          ) : null}
          <Accordion multiple order={2} value={open} onChange={setOpen} chevronPosition="left">
            <Item
              part="question"
              title={open_survey ? i18n.t("Question") : i18n.t("Rating question")}
            >
              <QuestionPart />
            </Item>
            <Item part="after" title={open_survey ? i18n.t("Answer") : i18n.t("After the score")}>
              <AfterPart />
            </Item>
            <Item part="reasons" title={i18n.t("Reasons to tick")} count={reasons}>
              <ReasonsPart />
            </Item>
            <Item part="questions" title={i18n.t("More questions")} count={questions}>
              <QuestionsPart />
            </Item>
            <Item part="thanks" title={i18n.t("Thank you")}>
              <ThanksPart />
            </Item>
            <Item part="look" title={i18n.t("Look")}>
              <LookPart />
            </Item>
          </Accordion>
        </div>
        <Preview />
      </div>
    </BuildingProvider>
  );
}

function Item(props: { part: Part; title: string; count?: number; children: React.ReactNode }) {
  const { part, title, count, children } = props;
  return (
    <Accordion.Item value={part} className={classes.part}>
      <Accordion.Control>
        <span className={classes.partTitle}>{title}</span>
        {count ? <span className={classes.partCount}>{count}</span> : null}
      </Accordion.Control>
      <Accordion.Panel>{children}</Accordion.Panel>
    </Accordion.Item>
  );
}
