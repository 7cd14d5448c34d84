import { i18n } from "@lingui/core";
import { bytes } from "../words/format";

export const logoTypes = ["image/png", "image/jpeg", "image/webp", "image/gif"];
const most = 100 * 1024;

/** Why a file cannot be the logo, in a sentence; null: it can. */
export function logoProblem(file: Pick<File, "type" | "size" | "name">): string | null {
  if (!logoTypes.includes(file.type))
    return i18n.t("“{name}” is no PNG, JPEG, WebP or GIF.", { name: file.name });
  if (file.size > most)
    return i18n.t("“{name}” has {size}; at most 100 KB are taken. 400 pixels wide are plenty.", {
      name: file.name,
      size: bytes(file.size),
    });
  return null;
}
