/** What a partner answers to an interchange of ours: CONTRL and APERAK, read. */
package org.portolan.uncefact.answer;
