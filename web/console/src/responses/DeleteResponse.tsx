import { i18n } from "@lingui/core";
import type { Answer } from "#api/things";
import { Confirm } from "../shell/Confirm";
import { dayOf } from "../words/format";
import { deleteResponse, useResponsesChanged } from "./responses_queries";

interface Props {
  response: Answer;
  onClose: () => void;
  onGone: () => void;
}

export default function DeleteResponse({ response, onClose, onGone }: Props) {
  const changed = useResponsesChanged();
  const who = response.person?.name || response.person?.email || i18n.t("somebody unnamed");
  return (
    <Confirm
      title={i18n.t("Delete this response?")}
      action={i18n.t("Delete for good")}
      onClose={onClose}
      onConfirm={async () => {
        await deleteResponse(response.id);
        onGone();
        void changed();
      }}
    >
      {i18n.t(
        "The score {score} of {who} from {date} and its comment go for good. The person stays. To keep the words and leave out the score, exclude it instead.",
        { score: response.score, who, date: dayOf(response.at) },
      )}
    </Confirm>
  );
}
