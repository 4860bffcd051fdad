import { type InjectionKey, inject, type Plugin } from "vue";
import { type GoSight, gosight, type Options } from "./index.js";

const KEY: InjectionKey<GoSight> = Symbol("gosight");

/** A plugin for `app.use`: starts the SDK and records the errors that components throw. */
export function createGoSightPlugin(options: Options): Plugin {
  return {
    install(app) {
      gosight.init(options);
      app.provide(KEY, gosight);
      const { errorHandler } = app.config;
      app.config.errorHandler = (error, instance, info) => {
        gosight.captureException(error);
        if (errorHandler) errorHandler(error, instance, info);
        else console.error(error);
      };
    },
  };
}

/** The page's SDK, inside of components. */
export function useGoSight(): GoSight {
  return inject(KEY, gosight);
}
