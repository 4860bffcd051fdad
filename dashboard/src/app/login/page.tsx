import { ToStart } from "@/features/auth/to-start";

// Who is not signed in sees the form on every page; who is goes on.
export default ToStart;
