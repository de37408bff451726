/** The chat page, used as people use it. */
package dev.krug.sandbox.page;
