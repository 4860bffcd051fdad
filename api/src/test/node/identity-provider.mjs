// Signs in whoever `login_hint` names, without a page: ana@shop.example, or unverified:eve@shop.example.
import Provider from "oidc-provider";

const [port, redirect] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;

// By subject: what a person's claims are now.
const people = new Map();

/** The subject of `ana@shop.example`, of `ana-1=ana@shop.example`, or of either with `unverified:` before it. */
function enter(hint) {
  const [, unverified, named, email] = /^(unverified:)?(?:([^=]+)=)?(.+)$/.exec(hint);
  const sub = named ?? email;
  people.set(sub, { sub, email, email_verified: unverified === undefined, name: email.split("@")[0] });
  return sub;
}

const provider = new Provider(issuer, {
  clients: [{ client_id: "gosight", client_secret: "client-secret", redirect_uris: [redirect] }],
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
  cookies: { keys: ["only-in-tests"] },
  features: { devInteractions: { enabled: false } },
  findAccount: (_, id) => ({ accountId: id, claims: () => people.get(id) }),
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
});

provider.use(async (ctx, next) => {
  if (!ctx.path.startsWith("/interaction/")) return next();
  const { params, prompt } = await provider.interactionDetails(ctx.req, ctx.res);
  const accountId = enter(params.login_hint);
  if (prompt.name === "login")
    return provider.interactionFinished(ctx.req, ctx.res, { login: { accountId } });
  const grant = new provider.Grant({ accountId, clientId: params.client_id });
  grant.addOIDCScope("openid email profile");
  return provider.interactionFinished(ctx.req, ctx.res, { consent: { grantId: await grant.save() } });
});

provider.listen(Number(port), "127.0.0.1", () => console.log("ready"));
