import { i18n } from "@lingui/core";
import {
  IconAlertTriangle,
  IconFlag,
  IconRocket,
  IconSpeakerphone,
  type TablerIcon,
} from "@tabler/icons-react";
import type { AnnotationKind } from "./annotations_queries";

export const kinds: readonly AnnotationKind[] = ["release", "incident", "campaign", "other"];

export function kindName(kind: AnnotationKind): string {
  switch (kind) {
    case "release":
      return i18n.t("Release");
    case "incident":
      return i18n.t("Incident");
    case "campaign":
      return i18n.t("Campaign");
    case "other":
      return i18n.t("Event");
  }
}

export function kindIcon(kind: AnnotationKind): TablerIcon {
  switch (kind) {
    case "release":
      return IconRocket;
    case "incident":
      return IconAlertTriangle;
    case "campaign":
      return IconSpeakerphone;
    case "other":
      return IconFlag;
  }
}
