import { ToStart } from "@/features/auth/to-start";

// The link that `./gosight run` prints: its fragment names a project and a secret key.
export default ToStart;
