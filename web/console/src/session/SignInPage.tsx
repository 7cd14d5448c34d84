import { i18n } from "@lingui/core";
import { Alert, Button, PasswordInput, Stack, Text, TextInput, Title } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { ApiProblem } from "#api/client";
import { filled, given, useSchemaForm, z } from "../words/forms";
import { problemText } from "../words/problem";
import classes from "./SignInPage.module.css";
import { sessionQuery, signIn } from "./session";

const shape = z.object({
  email: filled(i18n.t("Enter your e-mail address.")),
  password: given(i18n.t("Enter your password.")),
});

export default function SignInPage() {
  const form = useSchemaForm(shape, { email: "", password: "" });
  const { to } = useSearch({ from: "/sign-in" });
  const client = useQueryClient();
  const router = useRouter();
  const [wait, setWait] = useState(0);

  useEffect(() => {
    document.title = `${i18n.t("Sign in")} · Hark`;
  }, []);
  useEffect(() => {
    if (wait <= 0) return;
    const timer = setTimeout(() => setWait(wait - 1), 1000);
    return () => clearTimeout(timer);
  }, [wait]);

  const submit = form.handleSubmit(async ({ email, password }) => {
    try {
      const session = await signIn(email, password);
      client.clear();
      client.setQueryData(sessionQuery.queryKey, session);
      router.history.push(to ?? "/");
    } catch (problem) {
      if (problem instanceof ApiProblem && problem.status === 429) {
        setWait(problem.retryAfter || 60);
        return;
      }
      const refused = problem instanceof ApiProblem && [400, 401].includes(problem.status);
      form.resetField("password");
      form.setError("root", {
        message: refused
          ? i18n.t(
              "This e-mail address and password do not belong together. An owner or admin can give you a new password under Settings, Members.",
            )
          : problemText(problem),
      });
      form.setFocus("password");
    }
  });

  const { errors, isSubmitting } = form.formState;
  return (
    <main className={classes.page}>
      <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
        <img src="/mark.svg" alt="" width={40} height={40} />
        <Title order={1}>{i18n.t("Sign in to Hark")}</Title>
        {wait > 0 ? (
          <Alert color="gray" role="status" title={i18n.t("Too many attempts")}>
            {i18n.t(
              "To keep your account safe, sign-in waits {wait, plural, one {# second} other {# seconds}}.",
              { wait },
            )}
          </Alert>
        ) : errors.root ? (
          <Alert color="red" role="alert" title={i18n.t("Not signed in")}>
            {errors.root.message}
          </Alert>
        ) : null}
        <Stack gap="md">
          <TextInput
            label={i18n.t("E-mail")}
            type="email"
            autoComplete="username"
            autoFocus
            error={errors.email?.message}
            {...form.register("email")}
          />
          <PasswordInput
            label={i18n.t("Password")}
            autoComplete="current-password"
            error={errors.password?.message}
            {...form.register("password")}
          />
          <Button type="submit" loading={isSubmitting} disabled={wait > 0} fullWidth>
            {i18n.t("Sign in")}
          </Button>
        </Stack>
        <Text c="dimmed" size="xs">
          {i18n.t(
            "The first password was printed where Hark was started. Lost it? The command “hark member” sets a new one.",
          )}
        </Text>
      </form>
    </main>
  );
}
