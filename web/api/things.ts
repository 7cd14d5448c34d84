import type { Counted } from "./counted";
import type { components, paths } from "./schema";

/** The API's things by their names; the shapes come from openapi.json. */
type Schemas = components["schemas"];

export type Session = Schemas["Session"];
export type Member = Schemas["Member"];
export type Role = Member["role"];
export type Workspace = Schemas["Workspace"];
export type Key = Schemas["Key"];
export type Survey = Schemas["Survey"];
export type Property = Schemas["Property"];
export type PropertyValue = Schemas["PropertyValue"];
export type Person = Schemas["Person"];
export type Answer = Schemas["Response"];
export type Group = NonNullable<Answer["group"]>;
export type Score = Counted<Schemas["Score"]>;
/** The figures of any set of answers; a row adds which group and step they are of. */
export type Figures = Counted<Schemas["ScoreTotal"]>;
export type ScoreRow = Counted<Schemas["ScoreRow"]>;
export type Compare = Counted<Schemas["ScoreCompare"]>;
export type Status = Figures["status"];
export type Import = Schemas["Import"];
export type Analysis = NonNullable<Import["analysis"]>;
export type ImportColumn = Analysis["columns"][number];
export type ColumnMapping = Schemas["ImportColumn"];
/** As the server answers it: complete. A change may leave out any part. */
export type Mapping = Required<Omit<Schemas["ImportMapping"], "survey">>;

/** What a path answers to GET; for things that have no name of their own here. */
export type Got<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { "application/json": infer Body } } } };
}
  ? Counted<Body>
  : never;
export type Segment = Got<"/api/v1/segments">["items"][number];
export type Note = Got<"/api/v1/responses/{id}/notes">["items"][number];
export type Company = Counted<Schemas["Company"]>;
export type Board = Schemas["Board"];
/** A saved question and how its answer is drawn. */
export type Chart = Schemas["Chart"];
export type SharedBoard = Schemas["SharedBoard"];
export type BoardLink = Schemas["BoardLink"];
/** A survey with what it asks, as its draft stands. */
export type WholeSurvey = Schemas["WholeSurvey"];
export type SurveyVersion = Schemas["SurveyVersion"];
export type RenderedSurvey = Schemas["RenderedSurvey"];
/** The texts that Hark brings along in one language, by their places. */
export type ShippedTexts = Schemas["ShippedTexts"];
/** What the server answers is complete; what it takes may leave out any part. */
type Complete<T> = T extends (infer Item)[]
  ? Complete<Item>[]
  : T extends object
    ? { [Name in keyof T]-?: Complete<T[Name]> }
    : T;
export type SurveyDefinition = Complete<Schemas["SurveyDefinition"]>;
export type Experiment = Schemas["Experiment"];
export type CountedExperiment = Schemas["CountedExperiment"];
export type ExperimentOffer = Schemas["NewExperiment"];
export type Variant = Schemas["Variant"];
/** Who saw which variant of an experiment. */
export type Exposed = Schemas["Exposed"];
/** Who is asked a survey, how and when. Which fields a trigger has depends on its kind. */
export type Plan = Omit<Complete<Schemas["Plan"]>, "trigger"> & {
  trigger: Schemas["PlanTrigger"];
};
export type PlanChange = Schemas["PlanChange"];
export type PlanProgress = Schemas["PlanProgress"];
export type AskingPolicy = Complete<Schemas["AskingPolicy"]>;
export type DryRun = Schemas["DryRun"];
/** Why a person was and was not asked. */
export type PersonInvitations = Schemas["PersonInvitations"];
/** An email with what became of it. */
export type Email = Schemas["Email"];
/** How emails are sent, without passwords, and how that goes. */
export type Mailing = Complete<Omit<Schemas["Mailing"], "server" | "bounce_mailbox">> & {
  server: Omit<Complete<Schemas["MailingServer"]>, "password">;
  bounce_mailbox: Omit<Complete<Schemas["MailingMailbox"]>, "password"> | null;
};
export type MailingChange = Schemas["MailingChange"];
export type TestEmailAnswer = Schemas["TestEmailAnswer"];
/** An address that gets no emails. */
export type Suppression = Schemas["Suppression"];
export type NewSuppression = Schemas["NewSuppression"];
/** What a customer's server signs identities with. */
export type IdentityKey = Schemas["IdentityKey"];
/** An event by its name: how often it was told, and when. */
export type EventName = Counted<Schemas["EventName"]>;
