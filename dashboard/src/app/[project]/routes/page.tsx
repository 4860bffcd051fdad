import { Routes } from "@/features/routes/routes";

export default Routes;
