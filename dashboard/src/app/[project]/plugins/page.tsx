import { Plugins } from "@/features/plugins/plugins";

export default Plugins;
