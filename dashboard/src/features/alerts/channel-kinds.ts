import type { alertTexts } from "@/texts/alerts";

type TextName = keyof typeof alertTexts;

/** What a kind of channel has to be set to. */
export interface ChannelSetting {
  name: string;
  label: TextName;
  hint: TextName;
  type: "url" | "password" | "text";
  minLength?: number;
}

/** The kinds of channels that a project can make itself, with their settings. */
export const CHANNEL_KINDS: Record<string, ChannelSetting[]> = {
  telegram: [
    { name: "token", label: "botToken", hint: "botTokenHint", type: "password" },
    { name: "chat-id", label: "chatId", hint: "chatIdHint", type: "text" },
  ],
  slack: [{ name: "webhook-url", label: "webhookUrl", hint: "slackHint", type: "url" }],
  webhook: [
    { name: "url", label: "webhookUrl", hint: "webhookHint", type: "url" },
    { name: "secret", label: "signingSecret", hint: "signingSecretHint", type: "password", minLength: 16 },
  ],
};

/** What the project's own channels' names begin with, so that they never take an operator's name. */
export const OWN = "own-";
