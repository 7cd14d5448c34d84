import { i18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";

/**
 * Every sentence a person reads goes through `i18n.t("English sentence", values)`. English is the
 * source and needs no catalogue; another language is a file in words/ and a line in `speak`.
 */
const compiled = new Map<string, ReturnType<typeof compileMessage>>();

export function speak() {
  i18n.setMessagesCompiler((message) => {
    const known = compiled.get(message);
    if (known) return known;
    const fresh = compileMessage(message);
    compiled.set(message, fresh);
    return fresh;
  });
  i18n.loadAndActivate({ locale: "en", messages: {} });
}

/** The first letter large, for a sentence that begins with a phrase. */
export function sentence(text: string): string {
  return text.charAt(0).toLocaleUpperCase(i18n.locale) + text.slice(1);
}
