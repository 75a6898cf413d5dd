// Functions of the life cycle. They work in any state.

export function lifeCycleFunctions(plugins) {
  return {
    register(handlers) {
      plugins.register(this.pluginName, handlers);
    },

    options(options) {
      plugins.setOptions(this.pluginName, options);
    },

    ready() {
      plugins.ready(this.pluginName);
    },

    configObject() {
      return plugins.configuration(this.pluginName);
    },
  };
}
