package io.gosight.conventions;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Timer;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;

/** Conditions for the project's own rules. */
final class Conditions {
  private Conditions() {}

  /** Calls of constructors by which a thread of one's own begins. */
  static DescribedPredicate<JavaConstructorCall> startsThreads() {
    return new DescribedPredicate<>("start threads") {
      @Override
      public boolean test(JavaConstructorCall call) {
        JavaClass made = call.getTargetOwner();
        boolean pool = made.isAssignableTo(ThreadPoolExecutor.class);
        return made.isAssignableTo(Thread.class)
            || made.isAssignableTo(Timer.class)
            || made.isAssignableTo(ForkJoinPool.class)
            || (pool
                && call.getTarget().getRawParameterTypes().stream()
                    .noneMatch(type -> type.isEquivalentTo(ThreadFactory.class)));
      }
    };
  }

  static ArchCondition<JavaClass> keepNoStaticState() {
    return new ArchCondition<>("keep no static state") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (JavaField field : type.getFields()) {
          if (field.getModifiers().contains(JavaModifier.STATIC)
              && !field.getModifiers().contains(JavaModifier.FINAL)) {
            events.add(SimpleConditionEvent.violated(field, field.getFullName() + " can change"));
          }
        }
      }
    };
  }
}
