// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GridLayout;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingConstants;
import sc.fiji.multimix.image.CasePicture;
import sc.fiji.multimix.training.ValidationPreview;

/** Some validation images side by side, as the network sees and reads them after an epoch. */
final class PreviewPanel extends JPanel {
    private static final long serialVersionUID = 1;
    private static final Color RIGHT = new Color(0, 110, 60);
    private static final Color WRONG = new Color(170, 40, 0);
    private static final int LEAST_SIDE = 120;
    private static final int SIDE = 280;

    private final JCheckBox reference = box("Reference", 'R');
    private final JCheckBox predicted = box("Prediction", 'P');
    private final JCheckBox saliency = box("Saliency", 'S');
    private final JPanel images = new JPanel(new GridLayout(1, 0, 6, 0));

    PreviewPanel() {
        super(new BorderLayout());
        setBorder(BorderFactory.createTitledBorder("Validation images after the last epoch"));
        reference.setIcon(new LineIcon(CasePicture.REFERENCE, reference));
        predicted.setIcon(new LineIcon(CasePicture.PREDICTION, predicted));
        saliency.setSelected(false);
        saliency.setToolTipText(
                "How strongly each pixel moves the score of the predicted class, as heat.");
        images.setPreferredSize(new Dimension(2 * SIDE, SIDE));
        images.add(new JLabel("They appear after the first epoch.", SwingConstants.CENTER));
        JPanel boxes = new JPanel(new FlowLayout(FlowLayout.LEADING, 6, 0));
        boxes.add(reference);
        boxes.add(predicted);
        boxes.add(saliency);
        add(images);
        add(boxes, BorderLayout.SOUTH);
        for (JCheckBox box : List.of(reference, predicted, saliency)) {
            box.setEnabled(false);
            box.addActionListener(event -> images.repaint());
        }
    }

    private static JCheckBox box(String text, char mnemonic) {
        JCheckBox box = new JCheckBox(text, true);
        box.setMnemonic(mnemonic);
        return box;
    }

    /** Replaces the images; those before stay if there is none. */
    void show(List<ValidationPreview> previews) {
        if (previews.isEmpty()) return;
        images.removeAll();
        for (ValidationPreview preview : previews) images.add(cell(preview));
        reference.setEnabled(previews.stream().anyMatch(p -> p.reference() != null));
        predicted.setEnabled(previews.stream().anyMatch(p -> p.predicted() != null));
        saliency.setEnabled(previews.stream().anyMatch(p -> p.saliency() != null));
        images.revalidate();
        images.repaint();
    }

    private JComponent cell(ValidationPreview preview) {
        JPanel caption = new JPanel(new GridLayout(0, 1));
        String title = PlainText.of(preview.name());
        JLabel name = new JLabel(title, SwingConstants.CENTER);
        name.setToolTipText(title);
        caption.add(name);
        caption.add(new JLabel(TrainingTexts.predictedClass(preview) + " ", SwingConstants.CENTER));
        JLabel known = new JLabel(TrainingTexts.trueClass(preview) + " ", SwingConstants.CENTER);
        known.setForeground(TrainingTexts.isRight(preview) ? RIGHT : WRONG);
        caption.add(known);
        JPanel cell = new JPanel(new BorderLayout());
        cell.add(new Picture(new PreviewPicture(preview), preview.name()));
        cell.add(caption, BorderLayout.SOUTH);
        return cell;
    }

    /** Paints one image as large as there is room. */
    private final class Picture extends JPanel {
        private static final long serialVersionUID = 1;
        private final transient PreviewPicture picture;

        Picture(PreviewPicture picture, String name) {
            this.picture = picture;
            setOpaque(false);
            setMinimumSize(new Dimension(LEAST_SIDE, LEAST_SIDE));
            setPreferredSize(new Dimension(SIDE, SIDE));
            getAccessibleContext().setAccessibleName(name);
        }

        @Override
        protected void paintComponent(Graphics graphics) {
            Graphics2D pen = (Graphics2D) graphics.create();
            picture.paint(
                    pen,
                    getWidth(),
                    getHeight(),
                    new PreviewPicture.Layers(
                            reference.isSelected(), predicted.isSelected(), saliency.isSelected()));
            pen.dispose();
        }
    }
}
