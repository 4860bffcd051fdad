package io.gosight.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares one configuration key on a component of a settings record. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
  /** The property's name, for example {@code gosight.store.flush-rows}. */
  String key();

  /** What it does, as one or two sentences for the operator. */
  String meaning();

  /** The unit of a number, for example {@code rows}; of a duration one of ms, s, h, days. */
  String unit() default "";

  /** The value that holds unless it is configured; passed over if {@link #required()}. */
  String defaultValue() default "";

  /** Whether the operator, or an embedded engine, must give a value. */
  boolean required() default false;

  /** The smallest number that is accepted. */
  long min() default 0;

  /** The largest number that is accepted. */
  long max() default Long.MAX_VALUE;
}
