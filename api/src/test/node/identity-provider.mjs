// Signs in whoever `login_hint` names, without a page: ana@shop.example, or unverified:eve@shop.example.
import Provider from "oidc-provider";

const [port, redirect] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;

function account(id) {
  const [, unverified, subject, email] = /^(unverified:)?(?:([^=]+)=)?(.+)$/.exec(id);
  return {
    accountId: id,
    claims: () => ({
      sub: subject ?? email,
      email,
      email_verified: unverified === undefined,
      name: email.split("@")[0],
    }),
  };
}

const provider = new Provider(issuer, {
  clients: [{ client_id: "gosight", client_secret: "client-secret", redirect_uris: [redirect] }],
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
  cookies: { keys: ["only-in-tests"] },
  features: { devInteractions: { enabled: false } },
  findAccount: (_, id) => account(id),
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
});

provider.use(async (ctx, next) => {
  if (!ctx.path.startsWith("/interaction/")) return next();
  const { params, prompt } = await provider.interactionDetails(ctx.req, ctx.res);
  const accountId = params.login_hint;
  if (prompt.name === "login")
    return provider.interactionFinished(ctx.req, ctx.res, { login: { accountId } });
  const grant = new provider.Grant({ accountId, clientId: params.client_id });
  grant.addOIDCScope("openid email profile");
  return provider.interactionFinished(ctx.req, ctx.res, { consent: { grantId: await grant.save() } });
});

provider.listen(Number(port), "127.0.0.1", () => console.log("ready"));
