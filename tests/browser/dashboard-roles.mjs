import { asOwner } from './dashboard-api.mjs';

const PASSWORD = 'a pass phrase of a member';
const ROLES = ['viewer', 'analyst', 'admin'];

const HUB = ['/demo/plugins', '/demo/routes'];
const ADMINISTRATION = ['/demo/audit', '/demo/settings?section=keys', '/demo/settings?section=members'];

/** What the navigation hides from a role, which addresses refuse it, and whether it may add alert rules. */
export const VIEWS = {
  viewer: { hidden: ['audit', 'plugins', 'routes'], refused: [...ADMINISTRATION, ...HUB], adds: false },
  analyst: { hidden: ['audit', 'plugins', 'routes'], refused: [...ADMINISTRATION, ...HUB], adds: true },
  admin: { hidden: ['plugins', 'routes'], refused: HUB, adds: true },
};

/** A member of the demo project for every role but owner, by role. */
export async function addMembers(hub) {
  const post = await asOwner(hub);
  const members = {};
  for (const role of ROLES) {
    const email = `${role}@shop.example`;
    const { token } = await post('/projects/demo/invitations', { email, role });
    await post('/auth/invitations/accept', { token, name: `The ${role}`, password: PASSWORD });
    members[role] = { email, password: PASSWORD };
  }
  return members;
}
