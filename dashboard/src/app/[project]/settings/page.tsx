import { Settings } from "@/features/settings/settings";

export default Settings;
